// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::render {
class CodeHighlighter;
}

/// Text for XeLaTeX documents with the preamble of LatexExport.
namespace quire::exporting::TexText {

/// Prose: what has a meaning to TeX is written so that it has none; characters TeX refuses are left out.
QString escaped(const QString &text);
/// An address in \href.
QString address(const QString &target);
/// A Verbatim of the style `environment` with the text's colours.
QString terminal(const QString &text, const QString &environment);
/// The same with code, coloured where the language is known.
QString code(const QString &source, const QString &language, const QString &environment,
             render::CodeHighlighter &highlighter);
/// A formula as LaTeX takes it; display formulas stand between \[ \] unless they are environments of their own. One
/// that would read or write files stands there as text.
QString formula(const QString &tex, bool isDisplay);
/// Whether every brace and environment that is opened is closed again.
bool isBalanced(const QString &tex);
/// False when TeX could be made to read or write files, or to change what characters mean, by this.
bool isHarmless(const QString &tex);

} // namespace quire::exporting::TexText
