// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/AddServerDialog.h"

#include "net/ServerAddress.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace quire::ui {

using machines::AddOutcome;

AddServerDialog::AddServerDialog(machines::JupyterServerProvider *provider, QWidget *parent)
    : QDialog(parent),
      m_provider(provider),
      m_form(new QFormLayout),
      m_address(new QLineEdit(this)),
      m_name(new QLineEdit(this)),
      m_secretLabel(new QLabel(this)),
      m_secret(new QLineEdit(this)),
      m_message(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_add(new QPushButton(tr("&Add"), this))
{
    setObjectName(QStringLiteral("addServerDialog"));
    setWindowTitle(tr("Add a Jupyter Server"));
    setMinimumWidth(480);
    m_address->setObjectName(QStringLiteral("serverAddress"));
    m_address->setPlaceholderText(QStringLiteral("https://example.org/user/name/lab"));
    m_name->setObjectName(QStringLiteral("serverName"));
    m_name->setPlaceholderText(tr("Its host name"));
    m_secret->setObjectName(QStringLiteral("serverSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secretLabel->setBuddy(m_secret);
    m_message->setObjectName(QStringLiteral("serverMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);

    m_form->addRow(tr("A&ddress:"), m_address);
    m_form->addRow(tr("&Name:"), m_name);
    m_form->addRow(m_secretLabel, m_secret);
    layOut();
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        m_untrusted.reset(); // The question was about another server.
        m_add->setText(tr("&Add"));
        m_add->setEnabled(!m_address->text().trimmed().isEmpty());
    });
}

void AddServerDialog::layOut()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("confirmServer"));
    m_add->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(16);
    layout->addLayout(m_form);
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addStretch();
    layout->addWidget(buttons);
    m_secretLabel->hide();
    m_secret->hide();
    say(tr("Paste the address from your browser or from the server's log. A token in it is taken along and kept in the "
           "keychain."),
        false);
    setBusy(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddServerDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AddServerDialog::setAddress(const QString &address)
{
    m_address->setText(address);
}

void AddServerDialog::submit()
{
    const auto address = net::ServerAddress::parse(m_address->text());
    if (m_untrusted && address) {
        m_provider->trustCertificate(address->baseUrl, *std::exchange(m_untrusted, std::nullopt));
        m_add->setText(tr("&Add"));
    }
    setBusy(true);
    m_provider->add(m_address->text(), Secret(m_secret->text()), m_name->text())
        .then(this, [this](const Result<AddOutcome> &outcome) {
            setBusy(false);
            handle(outcome);
        });
}

void AddServerDialog::handle(const Result<AddOutcome> &outcome)
{
    if (!outcome) {
        say(outcome.error().message, true);
        (m_secret->isVisible() ? m_secret : m_address)->setFocus();
        return;
    }
    switch (outcome->kind) {
    case AddOutcome::Kind::Added:
        if (outcome->notKept) {
            Q_EMIT secretNotKept(*outcome->notKept);
        }
        Q_EMIT added(outcome->machine, outcome->path);
        accept();
        return;
    case AddOutcome::Kind::NeedsToken:
        askForSecret(tr("&Token:"), tr("This server wants a token. It is in the server's log, after “token=”."));
        return;
    case AddOutcome::Kind::NeedsPassword:
        askForSecret(tr("&Password:"), tr("This server wants a password."));
        return;
    case AddOutcome::Kind::NeedsHub:
        say(tr("This is a JupyterHub. Open your server there in a browser and paste its address here, with a token "
               "from the "
               "hub's Token page."),
            true);
        m_address->setFocus();
        return;
    case AddOutcome::Kind::NeedsTrust:
        askForTrust(*outcome->certificate);
        return;
    }
}

void AddServerDialog::askForSecret(const QString &label, const QString &why)
{
    m_secretLabel->setText(label);
    m_secretLabel->show();
    m_secret->show();
    m_secret->setFocus();
    say(why, false);
}

void AddServerDialog::askForTrust(const net::CertificateProblem &problem)
{
    m_untrusted = problem;
    m_add->setText(tr("&Trust and Add"));
    say(tr("This server could not prove who it is: %1 Go on only if you know why. The fingerprint of its certificate "
           "(SHA-256) is\n%2")
            .arg(problem.reason, problem.fingerprint()),
        true);
    m_address->setFocus();
}

void AddServerDialog::say(const QString &text, bool isError)
{
    m_message->setText(text);
    QPalette colours = palette();
    if (isError) {
        const bool isDark = colours.color(QPalette::Window).lightness() < 128;
        colours.setColor(QPalette::WindowText, isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb0, 0x20, 0x20));
    }
    m_message->setPalette(colours);
}

void AddServerDialog::setBusy(bool isBusy)
{
    m_progress->setVisible(isBusy);
    for (QWidget *field : {m_address, m_name, m_secret}) {
        field->setEnabled(!isBusy);
    }
    m_add->setEnabled(!isBusy && !m_address->text().trimmed().isEmpty());
}

} // namespace quire::ui
