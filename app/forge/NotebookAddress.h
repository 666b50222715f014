// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QCoreApplication>
#include <QUrl>

namespace quire::forge {

/// Where on the web a notebook is, from the address a person copied out of a browser.
class NotebookAddress
{
    Q_DECLARE_TR_FUNCTIONS(quire::forge::NotebookAddress)

public:
    enum class Kind {
        File,   ///< owner, repository, and reference and path as one, for a branch's name may have slashes
        Folder, ///< The same of a folder; both may be empty.
        Gist,   ///< gist; path is the file in it, or empty.
        Web,    ///< url
    };

    Kind kind = Kind::Web;
    QString owner = {};
    QString repository = {};
    /// "main/folder/name.ipynb".
    QString referenceAndPath = {};
    QString gist = {};
    QString file = {};
    QUrl url = {};

    /// github.com (blob, raw, tree), raw.githubusercontent.com, gist.github.com, nbviewer.org, the github and gist
    /// pages of colab.research.google.com, and any https address of an .ipynb. ErrorKind::Format for others. Pure.
    static Result<NotebookAddress> parse(const QString &text);
    /// The branches (or tags, or commits) and paths it may mean, the likeliest first; at most four.
    QList<std::pair<QString, QString>> readings() const;

    bool operator==(const NotebookAddress &) const = default;
};

} // namespace quire::forge
