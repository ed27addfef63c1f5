"""Killed at any moment, the next run goes on."""

FILL = "from cli import state; import os; p = state.STATE / 'part'; "
KILLED = (
    FILL
    + "c = state.fresh_folder(p); f = c.__enter__(); (f / 'a').touch(); os._exit(9)"
)
WHOLE = FILL + (
    "c = state.fresh_folder(p); f = c.__enter__(); (f / 'b').touch(); "
    "c.__exit__(None, None, None); print(*os.listdir(p))"
)


def test_a_folder_half_filled_never_takes_its_name(machine):
    machine.python(KILLED)
    assert not (machine.state / "part").exists()


def test_the_next_run_starts_that_folder_again(machine):
    machine.python(KILLED)
    assert machine.python(WHOLE).stdout.split() == ["b"]


def test_a_second_set_up_waits_and_says_so(machine):
    code = (
        "import fcntl; from cli import state; state.prepare(); "
        "h = open(state.STATE / 'x.lock', 'w'); fcntl.flock(h, fcntl.LOCK_EX); "
        "import threading; threading.Timer(1, h.close).start(); "
        "state.locked(state.STATE / 'x.lock', 'occupé').__enter__(); print('fini')"
    )
    done = machine.python(code)
    assert "occupé" in done.stderr and done.stdout.strip() == "fini"


def test_a_full_disk_is_a_sentence_with_a_remedy(machine):
    done = machine.python("import errno; raise OSError(errno.ENOSPC, 'full')")
    assert done.returncode == 1
    assert "le disque est plein" in done.stderr and "Remède" in done.stderr


def test_a_protected_folder_is_a_sentence_with_a_remedy(machine):
    done = machine.python("raise PermissionError(13, 'no', '/etc/x')")
    assert done.returncode == 1
    assert "accès refusé : /etc/x" in done.stderr


def test_an_interruption_has_the_usual_exit_code(machine):
    done = machine.python("raise KeyboardInterrupt")
    assert done.returncode == 130 and "interrompu" in done.stderr


def test_reset_without_an_answer_removes_nothing(machine):
    machine.state.mkdir()
    done = machine.command("reset")
    assert done.returncode == 1 and machine.state.exists()


def test_reset_removes_the_state_when_told_to(machine):
    (machine.state / "odoo").mkdir(parents=True)
    done = machine.command("reset", "--yes")
    assert done.returncode == 0, done.stderr
    assert not machine.state.exists()


def test_doctor_on_an_empty_machine_makes_nothing(machine):
    done = machine.command("doctor")
    assert done.returncode == 0, done.stderr
    assert "à télécharger" in done.stdout and "à installer" in done.stdout
    assert not machine.state.exists()
