// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WebForm.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace quire::ui {

WebForm::WebForm(const QString &id, const QString &title, const QString &accept, QWidget *parent)
    : QDialog(parent),
      m_form(new QFormLayout),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)),
      m_note(new QLabel(this))
{
    setObjectName(id);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_buttons->button(QDialogButtonBox::Ok)->setText(accept);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(m_form);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    setMinimumWidth(520);
    update();
}

QLineEdit *WebForm::addField(const QString &id, const QString &label, const QString &hint, bool isNeeded)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(id);
    field->setAccessibleName(label);
    field->setPlaceholderText(hint);
    m_form->addRow(label, field);
    if (m_fields.isEmpty()) {
        field->setFocus();
    }
    m_fields.insert(id, field);
    keepButtonsLast(field);
    if (isNeeded) {
        m_needed.append(id);
    }
    connect(field, &QLineEdit::textChanged, this, &WebForm::update);
    update();
    return field;
}

QCheckBox *WebForm::addCheck(const QString &id, const QString &label)
{
    auto *check = new QCheckBox(label, this);
    check->setObjectName(id);
    m_form->addRow(QString(), check);
    keepButtonsLast(check);
    m_checks.insert(id, check);
    return check;
}

void WebForm::keepButtonsLast(QWidget *last)
{
    QPushButton *accept = m_buttons->button(QDialogButtonBox::Ok);
    setTabOrder(last, accept);
    setTabOrder(accept, m_buttons->button(QDialogButtonBox::Cancel));
}

void WebForm::hideText(const QString &id)
{
    if (QLineEdit *field = m_fields.value(id)) {
        field->setEchoMode(QLineEdit::Password);
    }
}

void WebForm::explain(const QString &text)
{
    m_note->setText(text);
    m_note->show();
}

QString WebForm::value(const QString &id) const
{
    const QLineEdit *field = m_fields.value(id);
    return field ? field->text().trimmed() : QString();
}

bool WebForm::isChecked(const QString &id) const
{
    const QCheckBox *check = m_checks.value(id);
    return check && check->isChecked();
}

void WebForm::update()
{
    const bool isWhole = std::ranges::all_of(m_needed, [this](const QString &id) { return !value(id).isEmpty(); });
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isWhole);
}

} // namespace quire::ui
