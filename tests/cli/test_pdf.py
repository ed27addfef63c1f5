"""Only a wkhtmltopdf that prints headers and footers is good enough."""

FIND = "from cli import pdf; print(pdf.find())"
ENSURE = "from cli import pdf; print(pdf.ensure())"


def test_a_patched_program_on_the_path_is_taken(machine):
    file = machine.program("wkhtmltopdf", "echo 'wkhtmltopdf 0.12.6 (with patched qt)'")
    assert machine.python(ENSURE).stdout.strip() == str(file)


def test_an_unpatched_program_is_refused(machine):
    machine.program("wkhtmltopdf", "echo 'wkhtmltopdf 0.12.6'")
    assert machine.python(FIND).stdout.strip() == "None"


def test_the_user_is_told_why_theirs_is_not_taken(machine):
    machine.program("wkhtmltopdf", "echo 'wkhtmltopdf 0.12.6'")
    done = machine.python(ENSURE)
    assert "écarté" in done.stderr and "patched qt" in done.stderr


def test_a_program_that_does_not_start_is_refused(machine):
    machine.program("wkhtmltopdf", "exit 127")
    assert machine.python(FIND).stdout.strip() == "None"


def test_the_one_unpacked_before_is_found_again(machine):
    file = machine.program("wkhtmltopdf", "echo 'wkhtmltopdf 0.12.4 (with patched qt)'")
    own = machine.state / "pdf" / "bin" / "wkhtmltopdf"
    own.parent.mkdir(parents=True)
    file.rename(own)
    assert machine.python(ENSURE).stdout.strip() == str(own)


def test_an_archive_that_is_not_the_known_one_is_refused(machine):
    python = machine.state / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nprintf other > "$3"\n')
    python.chmod(0o755)
    done = machine.python(ENSURE)
    assert done.returncode == 1
    assert "n'est pas celle attendue" in done.stderr and "Remède" in done.stderr
