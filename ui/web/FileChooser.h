// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QFileDialog;

namespace quire::ui {

/// Asks a person for files of this computer.
class FileChooser
{
public:
    /// Called once, later: paths; none when the person thought better of it.
    using Chosen = std::function<void(const QStringList &paths)>;

    virtual ~FileChooser() = default;

    virtual void chooseToRead(const WebFileQuestion &question, Chosen chosen) = 0;
    /// Where to write; `name` is a proposal and no path.
    virtual void chooseToWrite(const QString &name, Chosen chosen) = 0;
};

/// With the desktop's dialogs, above a window that can be used meanwhile only by the system's leave.
class FileDialogs : public FileChooser
{
public:
    explicit FileDialogs(QWidget *parent) : m_parent(parent) {}

    void chooseToRead(const WebFileQuestion &question, Chosen chosen) override;
    void chooseToWrite(const QString &name, Chosen chosen) override;

    /// Name filters for a page's endings and MIME types: those first, then every file. Pure.
    static QStringList filtersFor(const QStringList &accepted);

private:
    static void open(QFileDialog *dialog, Chosen chosen);

    QPointer<QWidget> m_parent;
};

} // namespace quire::ui
