// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ScriptLanguage.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace quire::exporting {

ScriptLanguage ScriptLanguage::named(const QString &language)
{
    static const QHash<QString, ScriptLanguage> known{{u"python"_s, {u"py"_s, u"#"_s, u"python3"_s}},
                                                      {u"r"_s, {u"r"_s, u"#"_s, u"Rscript"_s}},
                                                      {u"julia"_s, {u"jl"_s, u"#"_s, u"julia"_s}},
                                                      {u"bash"_s, {u"sh"_s, u"#"_s, u"bash"_s}},
                                                      {u"sh"_s, {u"sh"_s, u"#"_s, u"sh"_s}},
                                                      {u"ruby"_s, {u"rb"_s, u"#"_s, u"ruby"_s}},
                                                      {u"perl"_s, {u"pl"_s, u"#"_s, u"perl"_s}},
                                                      {u"powershell"_s, {u"ps1"_s, u"#"_s, u"pwsh"_s}},
                                                      {u"sagemath"_s, {u"sage"_s, u"#"_s, u"sage"_s}},
                                                      {u"elixir"_s, {u"exs"_s, u"#"_s, u"elixir"_s}},
                                                      {u"tcl"_s, {u"tcl"_s, u"#"_s, u"tclsh"_s}},
                                                      {u"javascript"_s, {u"js"_s, u"//"_s, u"node"_s}},
                                                      {u"typescript"_s, {u"ts"_s, u"//"_s, {}}},
                                                      {u"c++"_s, {u"cpp"_s, u"//"_s, {}}},
                                                      {u"c"_s, {u"c"_s, u"//"_s, {}}},
                                                      {u"c#"_s, {u"cs"_s, u"//"_s, {}}},
                                                      {u"f#"_s, {u"fsx"_s, u"//"_s, {}}},
                                                      {u"java"_s, {u"java"_s, u"//"_s, {}}},
                                                      {u"kotlin"_s, {u"kts"_s, u"//"_s, {}}},
                                                      {u"scala"_s, {u"scala"_s, u"//"_s, {}}},
                                                      {u"groovy"_s, {u"groovy"_s, u"//"_s, u"groovy"_s}},
                                                      {u"go"_s, {u"go"_s, u"//"_s, {}}},
                                                      {u"rust"_s, {u"rs"_s, u"//"_s, {}}},
                                                      {u"swift"_s, {u"swift"_s, u"//"_s, {}}},
                                                      {u"php"_s, {u"php"_s, u"//"_s, {}}},
                                                      {u"sql"_s, {u"sql"_s, u"--"_s, {}}},
                                                      {u"lua"_s, {u"lua"_s, u"--"_s, u"lua"_s}},
                                                      {u"haskell"_s, {u"hs"_s, u"--"_s, u"runhaskell"_s}},
                                                      {u"matlab"_s, {u"m"_s, u"%"_s, {}}},
                                                      {u"octave"_s, {u"m"_s, u"%"_s, u"octave"_s}},
                                                      {u"prolog"_s, {u"pl"_s, u"%"_s, {}}},
                                                      {u"erlang"_s, {u"erl"_s, u"%"_s, {}}},
                                                      {u"clojure"_s, {u"clj"_s, u";"_s, {}}},
                                                      {u"scheme"_s, {u"scm"_s, u";"_s, {}}},
                                                      {u"common lisp"_s, {u"lisp"_s, u";"_s, {}}},
                                                      {u"racket"_s, {u"rkt"_s, u";"_s, {}}},
                                                      {u"fortran"_s, {u"f90"_s, u"!"_s, {}}}};
    return known.value(language, {{}, u"#"_s, {}});
}

} // namespace quire::exporting
