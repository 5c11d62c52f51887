#include "cli/cli.h"

/* The notices that the program's own parts ask to be passed on with it. */
static const char TEXT[] =
    "casus\n"
    "  Copyright 2026 the casus authors.\n"
    "  Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0\n"
    "\n"
    "libyaml, which reads scenarios\n"
    "  Copyright (c) 2017-2020 Ingy döt Net\n"
    "  Copyright (c) 2006-2016 Kirill Simonov\n"
    "\n"
    "  Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated\n"
    "  documentation files (the \"Software\"), to deal in the Software without restriction, including without "
    "limitation\n"
    "  the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, "
    "and to\n"
    "  permit persons to whom the Software is furnished to do so, subject to the following conditions:\n"
    "\n"
    "  The above copyright notice and this permission notice shall be included in all copies or substantial portions "
    "of\n"
    "  the Software.\n"
    "\n"
    "  THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED "
    "TO\n"
    "  THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE\n"
    "  AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF "
    "CONTRACT,\n"
    "  TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE\n"
    "  SOFTWARE.\n"
    "\n"
    "SQLite, which stores studies\n"
    "  In the public domain: https://www.sqlite.org/copyright.html\n";

static int licenses(const struct given *given)
{
    (void)given;
    fputs(TEXT, stdout);
    return EXIT_DONE;
}

const struct command command_licenses = {
    .name = "licenses",
    .arguments = "",
    .summary = "print the licences of casus and of what it is linked to",
    .examples = "  casus licenses\n",
    .run = licenses,
};
