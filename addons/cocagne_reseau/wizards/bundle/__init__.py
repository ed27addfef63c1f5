from . import key_entry, key_show, upload
