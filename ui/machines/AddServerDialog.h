// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machines/jupyterserver/JupyterServerProvider.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace quire::ui {

/// Adds a Jupyter server by the address people copy from a browser or a log. Asks for a token or password only when
/// the server wants one, and explains a certificate the system does not trust before anything is sent.
class AddServerDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddServerDialog(machines::JupyterServerProvider *provider, QWidget *parent = nullptr);

    /// Fills in an address, e.g. one given on the command line.
    void setAddress(const QString &address);

Q_SIGNALS:
    /// The server is saved and let us in; `path` is what the address pointed at.
    void added(const quire::machines::Machine &machine, const quire::RemotePath &path);
    /// It works, but its token could not be kept: see the error.
    void secretNotKept(const quire::Error &error);

private:
    void layOut();
    void submit();
    void handle(const Result<machines::AddOutcome> &outcome);
    void askForSecret(const QString &label, const QString &why);
    void askForTrust(const net::CertificateProblem &problem);
    void say(const QString &text, bool isError);
    void setBusy(bool isBusy);

    machines::JupyterServerProvider *m_provider;
    QFormLayout *m_form;
    QLineEdit *m_address;
    QLineEdit *m_name;
    QLabel *m_secretLabel;
    QLineEdit *m_secret;
    QLabel *m_message;
    QProgressBar *m_progress;
    QPushButton *m_add;
    std::optional<net::CertificateProblem> m_untrusted;
};

} // namespace quire::ui
