// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/Definition>
#include <QString>

#include <optional>

namespace KSyntaxHighlighting {
class Repository;
}

namespace quire::render {

/// The first line of a cell that IPython gives to something else: "%%bash -e", "%%writefile setup.py".
struct CellMagic
{
    QString name;     ///< "bash"
    QString argument; ///< What follows the name, trimmed.
};

/// Reads a line as the start of a cell; nothing where it is no cell magic.
std::optional<CellMagic> cellMagic(QStringView line);

/// The language of the cell below the magic: by name, for "%%script NAME" by the program, for "%%writefile" by the
/// file's name. `base` is the kernel's, which those keep that only wrap Python ("%%time") and those that nobody knows.
KSyntaxHighlighting::Definition languageOf(const CellMagic &magic, const KSyntaxHighlighting::Definition &base,
                                           const KSyntaxHighlighting::Repository &repository);

/// A line of Python code that IPython changes before Python sees it. What comes before `mark` is Python, then the mark
/// ("!", "%pip", "?") until `code`, then `language`.
struct LineMagic
{
    enum class Language { Python, Shell, Text };

    qsizetype mark = 0; ///< UTF-16 units from the start of the line.
    qsizetype code = 0;
    Language language = Language::Text;
    qsizetype end = 0; ///< Where `language` ends; behind it are question marks.
};

/// "!ls", "files = !ls", "%pip install x", "?name", "name??". Only meant for lines that begin a statement.
std::optional<LineMagic> lineMagic(QStringView line);

} // namespace quire::render
