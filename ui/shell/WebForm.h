// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>

class QCheckBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace quire::ui {

/// A small dialog of named lines: an address, a name, a folder. It can be accepted when what is needed is filled in.
class WebForm : public QDialog
{
    Q_OBJECT

public:
    /// `id` is its object name, `accept` what its button says.
    WebForm(const QString &id, const QString &title, const QString &accept, QWidget *parent);

    /// `hint` stands in the empty field. The first one has the focus.
    QLineEdit *addField(const QString &id, const QString &label, const QString &hint = {}, bool isNeeded = false);
    QCheckBox *addCheck(const QString &id, const QString &label);
    /// Shows what is typed there as dots.
    void hideText(const QString &id);
    /// A sentence at the end.
    void explain(const QString &text);
    QString value(const QString &id) const;
    bool isChecked(const QString &id) const;

private:
    void keepButtonsLast(QWidget *last);
    void update();

    QFormLayout *m_form;
    QDialogButtonBox *m_buttons;
    QLabel *m_note;
    QHash<QString, QLineEdit *> m_fields;
    QHash<QString, QCheckBox *> m_checks;
    QStringList m_needed;
};

} // namespace quire::ui
