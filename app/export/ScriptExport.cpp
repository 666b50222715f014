// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ScriptExport.h"

#include "export/ExportCells.h"
#include "export/PythonMagics.h"
#include "export/ScriptLanguage.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

using notebook::CellType;

namespace {

ScriptLanguage languageOf(const notebook::Notebook &notebook)
{
    const QString name = notebook.language();
    return ScriptLanguage::named(name.startsWith("python"_L1) ? u"python"_s : name);
}

QString commented(const QString &text, const QString &comment)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        line = line.isEmpty() ? comment : comment + u' ' + line;
    }
    return lines.join(u'\n');
}

/// Where python runs the program and not ipython, get_ipython() is none yet.
QString ipythonPreamble()
{
    return u"# This program calls IPython for the notebook's magics.\n"
           "from IPython import get_ipython\n"
           "\n"
           "if get_ipython() is None:\n"
           "    import sys\n"
           "    from IPython.core.interactiveshell import InteractiveShell\n"
           "\n"
           "    InteractiveShell.instance(user_module=sys.modules[__name__], user_ns=globals())"_s;
}

} // namespace

QString ScriptExport::suffixFor(const notebook::Notebook &notebook)
{
    const QString said = notebook.fileExtension();
    const bool isPlain = said.size() > 1 && said.size() < 12 &&
                         std::ranges::all_of(said.sliced(1), [](QChar c) { return c.isLetterOrNumber(); });
    if (said.startsWith(u'.') && isPlain) {
        return said.sliced(1);
    }
    const QString known = languageOf(notebook).suffix;
    return known.isEmpty() ? u"txt"_s : known;
}

Result<Exported> ScriptExport::run(const notebook::Notebook &notebook, const ExportOptions &options,
                                   const IsCancelled &isCancelled, const ExportProgress &progress) const
{
    const ScriptLanguage language = languageOf(notebook);
    const bool isPython = language.suffix == "py"_L1;
    const QString mark = language.comment + u" %%"_s;
    QStringList blocks;
    bool callsIPython = false;
    const QList<ExportCell> cells = selectCells(notebook, options);
    for (const ExportCell &chosen : cells) {
        if (isCancelled && isCancelled()) {
            return Exported();
        }
        const notebook::Cell &cell = chosen.cell;
        if (!chosen.hasSource) {
            continue;
        }
        if (cell.type() == CellType::Code) {
            const PythonMagics python = isPython ? PythonMagics::translate(cell.source()) : PythonMagics{cell.source()};
            callsIPython = callsIPython || python.callsIPython;
            blocks.append(mark + u'\n' + python.source);
        } else {
            const QString kind = cell.type() == CellType::Markdown ? u" [markdown]\n"_s : u" [raw]\n"_s;
            blocks.append(mark + kind + commented(cell.source(), language.comment));
        }
    }
    if (callsIPython) {
        blocks.prepend(ipythonPreamble());
    }
    if (!language.interpreter.isEmpty()) {
        blocks.prepend(u"#!/usr/bin/env "_s + language.interpreter);
    }
    if (progress) {
        progress(1);
    }
    Exported exported{.document = (blocks.join(u"\n\n"_s) + u'\n').toUtf8(), .assets = {}, .remarks = {}};
    if (notebook.language().isEmpty()) {
        exported.remarks.append(tr("The notebook does not say which language it is written in."));
    }
    return exported;
}

} // namespace quire::exporting
