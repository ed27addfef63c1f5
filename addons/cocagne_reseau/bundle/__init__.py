from . import canonical, checks, keys, reader, refusal, schema, writer
