"""A month that is killed in the middle, or billed by two at once, ends the same.

Real processes on a database of their own, with what they commit.
"""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from psycopg2 import sql

import odoo
from odoo.sql_db import close_db, connection_info_for

WORKER = Path(__file__).with_name("billing_worker.py")
MEMBERS, CHUNK = 24, 3

pytestmark = pytest.mark.slow

#: Units and money by payer: what was delivered, what was invoiced.
DELIVERED = """
    SELECT o.partner_invoice_id, sum(b.quantity), sum(b.quantity * l.price_unit)
      FROM cocagne_basket b
      JOIN sale_order_line l ON l.id = b.order_line_id
      JOIN sale_order o ON o.id = b.order_id
     WHERE b.state IN ('delivered', 'given', 'not_collected')
  GROUP BY 1 ORDER BY 1
"""
INVOICED = """
    SELECT m.partner_id, sum(line.quantity), sum(line.price_total)
      FROM account_move m
      JOIN account_move_line line ON line.move_id = m.id
     WHERE m.billing_run_id IS NOT NULL AND m.state = 'posted'
       AND line.display_type = 'product'
  GROUP BY 1 ORDER BY 1
"""


def connect(database):
    """A connection beside Odoo's, each statement kept at once."""
    _name, options = connection_info_for(database)
    connection = psycopg2.connect(**options)
    connection.autocommit = True
    return closing(connection)


def ask(database, query):
    with connect(database) as connection, connection.cursor() as cr:
        cr.execute(query)
        return cr.fetchall()


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """Odoo's configuration of this test run, in a file for other processes."""
    known = odoo.tools.config
    names = ("db_host", "db_port", "db_user", "db_password", "data_dir")
    lines = [f"{name} = {known[name]}" for name in names if known[name]]
    lines.append(f"addons_path = {','.join(known['addons_path'])}")
    file = tmp_path_factory.mktemp("odoo") / "odoo.conf"
    file.write_text("\n".join(["[options]", "log_level = error", *lines]) + "\n")
    return str(file)


@pytest.fixture(scope="module")
def seeded(config):
    """A database of its own with a garden that delivered March.

    Copied from the template of this run: the database of the tests is in use.
    """
    database = os.environ.get("COCAGNE_TEST_TEMPLATE")
    database = database or odoo.tests.common.get_db_name()
    name = f"{database}_killed_{os.getpid()}"
    clone(database, name)
    try:
        run(config, name, "seed", MEMBERS)
        yield name
    finally:
        drop(name)


@pytest.fixture
def garden(seeded):
    """A fresh copy of the seeded garden."""
    name = f"{seeded}_copy"
    clone(seeded, name)
    try:
        yield name
    finally:
        drop(name)


def clone(source, name):
    # a database that is copied must have no connection left
    close_db(source)
    with connect("postgres") as connection, connection.cursor() as cr:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        cr.execute(words.format(sql.Identifier(name), sql.Identifier(source)))


def drop(name):
    with connect("postgres") as connection, connection.cursor() as cr:
        words = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        cr.execute(words.format(sql.Identifier(name)))


def start(config, database, action, number):
    """A worker process; its output is read line by line."""
    command = [sys.executable, WORKER, config, database, action, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def run(config, database, action, number):
    """A worker process that ends well."""
    worker = start(config, database, action, number)
    lines = worker.communicate()[0]
    assert worker.returncode == 0, lines
    return lines


def check(database):
    """Each payer has one invoice of exactly what was delivered, nothing is left."""
    assert ask(database, INVOICED) == ask(database, DELIVERED)
    invoices = "SELECT count(*) FROM account_move WHERE billing_run_id IS NOT NULL"
    assert ask(database, invoices) == [(MEMBERS,)]
    numbers = (
        "SELECT max(sequence_number) - min(sequence_number) + 1 FROM account_move"
        " WHERE billing_run_id IS NOT NULL"
    )
    assert ask(database, numbers) == [(MEMBERS,)]


def test_a_run_killed_in_the_middle_is_finished_by_the_next(config, garden):
    worker = start(config, garden, "bill", CHUNK)
    for _chunk in range(2):
        assert worker.stdout.readline().startswith("chunk")
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    made = ask(garden, "SELECT count(*) FROM account_move WHERE state = 'posted'")
    assert 0 < made[0][0] < MEMBERS
    run(config, garden, "bill", CHUNK)
    check(garden)


def test_a_finished_run_that_is_repeated_makes_nothing(config, garden):
    run(config, garden, "bill", CHUNK)
    assert run(config, garden, "bill", CHUNK) == ""
    check(garden)


def test_two_runs_at_once_bill_each_member_once(config, garden):
    workers = [start(config, garden, "bill", CHUNK) for _number in range(2)]
    for worker in workers:
        worker.communicate()
    # one of them may have given way; whoever comes last finds nothing left
    run(config, garden, "bill", CHUNK)
    check(garden)


def test_r91_two_workers_in_parallel_number_without_a_gap(config, garden):
    workers = [start(config, garden, "half", part) for part in range(2)]
    outputs = [worker.communicate()[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], outputs
    check(garden)


def test_r91_a_kill_between_chunks_leaves_no_gap(config, garden):
    worker = start(config, garden, "half", 0)
    assert worker.stdout.readline().startswith("chunk")
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    run(config, garden, "half", 1)
    run(config, garden, "bill", CHUNK)
    check(garden)
