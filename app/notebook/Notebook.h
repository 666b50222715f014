// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"
#include "notebook/JsonStyle.h"

namespace quire::notebook {

/// A notebook of nbformat 4: a plain value that threads can exchange. Copying is cheap.
struct Notebook
{
    QList<Cell> cells;
    /// An object, possibly empty.
    JsonValue metadata = JsonValue::emptyObject();
    int formatMinor = 5;
    /// The file it was read from, whole: its buffer is the file's bytes. Null for a new one.
    JsonValue origin;
    /// How that file is laid out.
    JsonStyle style;

    /// "python3"; empty when the notebook names no kernel.
    QString kernelName() const;
    /// "Python 3 (ipykernel)"; the kernel's name when it has no other.
    QString kernelDisplayName() const;
    /// "python", as language_info or else kernelspec says, in lower case; empty when neither does.
    QString language() const;
    /// ".py"; empty when unknown.
    QString fileExtension() const;
    /// Names of the language for highlighters, best first: pygments_lexer, codemirror_mode, language().
    QStringList highlighterNames() const;

    /// For a kernel the person chose: sets metadata.kernelspec and removes the old kernel's language_info.
    void setKernel(const QString &name, const QString &displayName, const QString &languageName);
    /// What kernel_info_reply said, written to metadata.language_info.
    void setLanguageInfo(const JsonValue &languageInfo);

    /// Index of the cell, or -1. Looks at each: a Document knows it faster.
    qsizetype indexOf(const CellId &id) const;
};

} // namespace quire::notebook
