// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PassphraseDialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace quire::ui {

PassphraseDialog::PassphraseDialog(Purpose purpose, Attempt attempt, QWidget *parent)
    : QDialog(parent),
      m_purpose(purpose),
      m_attempt(std::move(attempt)),
      m_passphrase(new QLineEdit(this)),
      m_repeated(new QLineEdit(this)),
      m_message(new QLabel(this)),
      m_ok(new QPushButton(purpose == Purpose::Create ? tr("&Encrypt") : tr("&Unlock"), this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    setWindowTitle(purpose == Purpose::Create ? tr("Keep Tokens Encrypted") : tr("Unlock Saved Tokens"));
    setMinimumWidth(420);
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_repeated->setObjectName(QStringLiteral("passphraseAgain"));
    m_repeated->setEchoMode(QLineEdit::Password);
    m_message->setWordWrap(true);
    m_message->setText(
        purpose == Purpose::Create
            ? tr("This desktop has no keychain. Quire can keep your tokens in a file of its own, encrypted with a "
                 "passphrase you are asked for at each start. Nobody can recover it for you.")
            : tr("Your tokens are in a file encrypted with your passphrase."));
    auto *form = new QFormLayout;
    form->addRow(tr("&Passphrase:"), m_passphrase);
    if (purpose == Purpose::Create) {
        form->addRow(tr("&Again:"), m_repeated);
    } else {
        m_repeated->hide();
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addWidget(m_message);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_passphrase, &QLineEdit::textChanged, this, &PassphraseDialog::updateButton);
    connect(m_repeated, &QLineEdit::textChanged, this, &PassphraseDialog::updateButton);
    connect(buttons, &QDialogButtonBox::accepted, this, &PassphraseDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
}

void PassphraseDialog::updateButton()
{
    const bool matches = m_purpose == Purpose::Unlock || m_passphrase->text() == m_repeated->text();
    m_ok->setEnabled(!m_passphrase->text().isEmpty() && matches);
}

void PassphraseDialog::submit()
{
    m_ok->setEnabled(false);
    m_attempt(Secret(m_passphrase->text())).then(this, [this](const Result<void> &result) {
        if (result) {
            accept();
            return;
        }
        m_message->setText(result.error().message);
        m_passphrase->selectAll();
        m_passphrase->setFocus();
        updateButton();
    });
}

} // namespace quire::ui
