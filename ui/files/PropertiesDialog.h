// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderCount.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace quire::ui {

/// What is known of files and folders. What lies in folders is counted while one looks, until it is stopped.
class PropertiesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `source` is not owned; `entries` are one or several.
    PropertiesDialog(models::FolderSource *source, const QList<models::FileEntry> &entries, QWidget *parent = nullptr);

private:
    QLabel *addRow(QFormLayout *form, const QString &name, const QString &value);
    void addOne(QFormLayout *form, const models::FileEntry &entry, const QString &absolute);
    void showTotal(const models::FolderCount::Total &total);
    static QString kindText(const models::FileEntry &entry);
    static QString sizeText(qint64 bytes);

    models::FolderCount m_count;
    QLabel *m_size = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace quire::ui
