// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderSource.h"
#include "notebook/Output.h"

#include <QCoreApplication>

#include <optional>

namespace quire::models {

/// What can be shown of a file at a glance, made from its first bytes. Pure, for workers; what a file says it is counts
/// for nothing but the choice of the form, and every form has its limits.
struct FilePreview
{
    Q_DECLARE_TR_FUNCTIONS(quire::models::FilePreview)

public:
    enum class Form {
        Nothing, ///< Neither text nor anything known; `note` says why.
        Text,    ///< `html`, coloured.
        Table,   ///< `bytes`, whole lines of them.
        Output,  ///< `output`: a picture, a PDF, JSON.
    };

    /// Bytes of text and tables that are looked at.
    static constexpr qint64 headLimit = 256LL << 10;
    /// Bytes of what makes sense only as a whole.
    static constexpr qint64 wholeLimit = 32LL << 20;
    static constexpr qsizetype lineLimit = 2000;
    static constexpr qsizetype columnLimit = 500;

    Form form = Form::Nothing;
    QString html = {};
    QByteArray bytes = {};
    std::optional<notebook::Output> output = {};
    /// What is not shown, and why; for people, often empty.
    QString note = {};

    /// How much of the file of() wants.
    static qint64 wanted(const FileEntry &entry);
    /// `bytes` is the file up to wanted(). `isDark`: for a dark page.
    static FilePreview of(const FileEntry &entry, const QByteArray &bytes, bool isDark);

private:
    static FilePreview asNotebook(const QByteArray &bytes);
    static FilePreview asOutput(const QByteArray &bytes, const QByteArray &mimeType);
    static FilePreview asText(const QByteArray &bytes, const QString &suffix, bool isCut, bool isDark);
    static FilePreview asTable(QByteArray bytes, bool isCut);
    static FilePreview nothing(const QString &note);
};

} // namespace quire::models
