// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace quire::ui {

/// Asks for the passphrase of the file Quire keeps tokens in where the desktop has no keychain.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Create, Unlock };
    /// Tries a passphrase; the dialog stays open, with the reason, while it fails.
    using Attempt = std::function<Reply<void>(Secret)>;

    PassphraseDialog(Purpose purpose, Attempt attempt, QWidget *parent = nullptr);

private:
    void submit();
    void updateButton();

    Purpose m_purpose;
    Attempt m_attempt;
    QLineEdit *m_passphrase;
    QLineEdit *m_repeated;
    QLabel *m_message;
    QPushButton *m_ok;
};

} // namespace quire::ui
