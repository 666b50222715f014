// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace quire::ui {

/// A JSON object as text, checked while it is written. What is not applied yet stays with the thing it belongs to, also
/// while another one is shown.
class MetadataEditor : public QWidget
{
    Q_OBJECT

public:
    /// `title` names the text for screen readers.
    explicit MetadataEditor(const QString &title, QWidget *parent = nullptr);

    /// Shows the metadata of `owner`; an unfinished text of its own comes back.
    void showFor(const QString &owner, const notebook::JsonValue &metadata);
    void setEditable(bool editable);

Q_SIGNALS:
    /// A valid object, to be taken over.
    void applied(const QString &owner, const quire::notebook::JsonValue &metadata);

private:
    void check();
    void apply();
    void revert();

    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_apply;
    QPushButton *m_revert;
    QString m_owner;
    QString m_stored; ///< As text, laid out.
    QHash<QString, QString> m_drafts;
    bool m_editable = true;
};

} // namespace quire::ui
