"""Merge words: what a manager types in a mail for what the system fills in.

``[first name]`` in the text of a garden stands for a QWeb expression. Only words and the
expressions of the original text are let through: whoever edits a text cannot make the
server compute anything else (R97). Pure Python, no Odoo.
"""

import re

from lxml import etree, html

#: A word between brackets, as people type it.
WORD = re.compile(r"\[([^\[\]<>\n]{1,40})\]")
#: An expression in the subject of a mail.
INLINE = re.compile(r"{{\s*(.*?)\s*}}", re.DOTALL)


class UnknownWord(ValueError):
    """A word between brackets that stands for nothing."""


class ForeignExpression(ValueError):
    """An expression that is neither a word nor part of the original text."""


def _parse(source):
    return html.fragment_fromstring(source or "", create_parent="div")


def _serialize(root):
    text = etree.tostring(root, encoding="unicode", method="xml")
    return text[text.index(">") + 1 : -len("</div>")] if len(root) or root.text else ""


def _append(node, text):
    """Put ``text`` where ``node`` is, before what follows it."""
    previous, parent = node.getprevious(), node.getparent()
    text += node.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(node)


def show_words(source, words):
    """The body ``source`` with the words of ``words`` (label: expression) in brackets."""
    labels = {expression: label for label, expression in words.items()}
    root = _parse(source)
    for node in root.xpath(".//*[@t-out]"):
        label = labels.get(node.get("t-out"))
        if not label:
            continue
        if node.tag == "t" and len(node.attrib) == 1:
            _append(node, f"[{label}]")
        elif not len(node):
            # <strong t-out="..."/> stays bold around its word
            del node.attrib["t-out"]
            node.text = f"[{label}]"
    return _serialize(root)


def show_words_inline(source, words):
    """The same as ``show_words`` for a subject."""
    labels = {expression: label for label, expression in words.items()}

    def replace(match):
        label = labels.get(match[1])
        return f"[{label}]" if label else match[0]

    return INLINE.sub(replace, source or "")


def _expression(label, words):
    known = {key.casefold(): value for key, value in words.items()}
    found = known.get(label.strip().replace("\xa0", " ").casefold())
    if not found:
        raise UnknownWord(label)
    return found


def read_words_inline(text, words):
    """The subject ``text`` with expressions in the place of its words.

    :raise UnknownWord: for a word that stands for nothing.
    """
    return WORD.sub(
        lambda match: f"{{{{ {_expression(match[1], words)} }}}}", text or ""
    )


def read_words(text, words):
    """The body ``text`` with expressions in the place of its words.

    :raise UnknownWord: for a word that stands for nothing.
    """
    root = _parse(text)
    for node in list(root.iter()):
        if isinstance(node.tag, str):
            _fill_text(node, words)
    return _serialize(root)


def _fill_text(node, words):
    pieces = WORD.split(node.text or "")
    if len(pieces) > 1:
        node.text = pieces[0]
        _insert(node, 0, pieces[1:], words)
    for child in list(node):
        pieces = WORD.split(child.tail or "")
        if len(pieces) > 1:
            child.tail = pieces[0]
            _insert(node, node.index(child) + 1, pieces[1:], words)


def _insert(parent, place, pieces, words):
    """Insert ``word, text, word, text...`` in ``parent`` from ``place`` on."""
    for label, text in zip(pieces[::2], pieces[1::2], strict=True):
        node = etree.Element("t", {"t-out": _expression(label, words)})
        node.tail = text
        parent.insert(place, node)
        place += 1


def expressions(source):
    """What a body asks the server to compute: (attribute, value) pairs."""
    found = set()
    for node in _parse(source).iter():
        if isinstance(node.tag, str):
            for name, value in node.attrib.items():
                if name.startswith("t-") or "{{" in value or "#{" in value:
                    found.add((name, value))
    return found


def inline_expressions(source):
    """What a subject asks the server to compute."""
    return set(INLINE.findall(source or ""))


def check_body(source, originals, words):
    """Refuse a body that computes more than the original texts and the words do.

    :raise ForeignExpression: naming the expression.
    """
    allowed = {("t-out", expression) for expression in words.values()}
    for original in originals:
        allowed |= expressions(original)
    # t-out and its older spelling write the same; the editor may swap them
    allowed |= {("t-esc", value) for name, value in allowed if name == "t-out"}
    for pair in sorted(expressions(source) - allowed):
        raise ForeignExpression(pair[1])


def check_subject(source, originals, words):
    """The same as ``check_body`` for a subject."""
    allowed = set(words.values()).union(*map(inline_expressions, originals))
    for expression in sorted(inline_expressions(source) - allowed):
        raise ForeignExpression(expression)
