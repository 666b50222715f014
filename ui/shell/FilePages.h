// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <functional>

class QWidget;

namespace quire::session {
class AttachedMachine;
struct NotebookRef;
} // namespace quire::session

namespace quire {
class RemotePath;
}

namespace quire::ui {

class FilePage;

/// Which kinds of files open in a tab, and what makes the tab.
class FilePages
{
public:
    /// Makes a page that loads the file itself. `machine` is where the file is.
    using Factory =
        std::function<FilePage *(const session::NotebookRef &ref, session::AttachedMachine *machine, QWidget *parent)>;

    struct Kind
    {
        /// "image", "table", "text".
        QString id;
        /// Endings of file names, in small letters without the dot: "tar.gz" takes "x.tar.gz".
        QStringList endings;
        Factory make;
        /// Also for what is text by its name's type and no other kind takes.
        bool takesAnyText = false;
    };

    void add(const Kind &kind);
    /// The kind a file of this name opens as; null for what is left to the desktop. Kinds added first win.
    const Kind *kindFor(const RemotePath &path) const;
    /// Null when there is no kind `id`.
    const Kind *find(const QString &id) const;

private:
    QList<Kind> m_kinds;
};

} // namespace quire::ui
