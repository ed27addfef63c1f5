"""The compose file, as a compose program reads it (no image is run)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SECRET = "only-for-this-test"


def read(tmp_path, **variables):
    """What `podman-compose config` makes of the file, with a stand-in engine."""
    engine = tmp_path / "podman"
    engine.write_text("#!/bin/sh\necho podman version 5.0.0\n")
    engine.chmod(0o755)
    program = Path(sys.executable).with_name("podman-compose")
    words = [program, "--podman-path", engine, "--env-file", os.devnull]
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [*map(str, words), "-f", str(ROOT / "docker-compose.yml"), "config"],
        env={**clean, **variables},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def compose(tmp_path):
    done = read(tmp_path, POSTGRES_PASSWORD=SECRET)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)


def test_the_official_images_are_used(compose):
    assert compose["services"]["db"]["image"] == "postgres:17"
    assert "FROM odoo:19.0\n" in (ROOT / "config" / "Dockerfile").read_text()


def test_every_service_says_whether_it_is_healthy(compose):
    for name, service in compose["services"].items():
        assert service["healthcheck"]["test"], name


def test_odoo_waits_for_a_healthy_database(compose):
    condition = compose["services"]["odoo"]["depends_on"]["db"]["condition"]
    assert condition == "service_healthy"


def test_data_is_kept_in_named_volumes(compose):
    assert set(compose["volumes"]) == {"db-data", "odoo-data"}
    for service in compose["services"].values():
        for volume in service["volumes"]:
            source = volume["source"] if isinstance(volume, dict) else volume
            assert source.split(":")[0] in compose["volumes"]


def test_the_password_comes_from_the_environment(compose):
    assert compose["services"]["odoo"]["environment"]["PASSWORD"] == SECRET
    assert compose["services"]["db"]["environment"]["POSTGRES_PASSWORD"] == SECRET


@pytest.mark.parametrize("variables", [{}, {"POSTGRES_PASSWORD": ""}])
def test_without_a_password_nothing_starts(tmp_path, variables):
    done = read(tmp_path, **variables)
    assert done.returncode != 0
    assert "choose it in .env" in done.stdout + done.stderr


def test_no_password_is_committed():
    raw = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    for service in raw["services"].values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name:
                assert value.startswith("${") and ":-" not in value
    assert "POSTGRES_PASSWORD=\n" in (ROOT / ".env.example").read_text()
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()


def test_ports_are_open_to_this_machine_only(compose):
    for port in compose["services"]["odoo"]["ports"]:
        assert str(port).startswith("127.0.0.1:")
    assert "ports" not in compose["services"]["db"]


def test_the_packages_of_the_image_are_those_of_the_lock_file():
    lock = (ROOT / "config" / "requirements.txt").read_text()
    text = (ROOT / "config" / "Dockerfile").read_text()
    extras = text.split("requirements.txt \\\n")[1].split("\\\n")[0].split()
    assert "holidays" in extras
    for name in extras:
        assert f"\n{name}==" in lock, name
