// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/TransferJob.h"

#include <QWidget>

class QLabel;

namespace quire::ui {

/// Asks once for all files of a transfer what to do where a name is taken.
class CollisionBar : public QWidget
{
    Q_OBJECT

public:
    explicit CollisionBar(QWidget *parent = nullptr);

    /// Asks about `job`, called `title`; null: nothing to ask.
    void ask(const files::JobRow *job, const QString &title);

Q_SIGNALS:
    void answered(qint64 job, quire::files::Collision collision);

private:
    QLabel *m_question;
    qint64 m_job = 0;
};

} // namespace quire::ui
