// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "remote/WorkTree.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QLabel;

namespace quire::remote {
class GitStatus;
}

namespace quire::ui {

/// One line about the folder shown: its branch and how much is changed. Hidden where git has nothing to say.
class GitLine : public QWidget
{
    Q_OBJECT

public:
    /// `status` outlives it.
    GitLine(remote::GitStatus *status, const Icons &icons, QWidget *parent = nullptr);

    /// "main · 3 changed · 1 to push". Pure.
    static QString text(const remote::WorkTree &tree);

private:
    void update();

    remote::GitStatus *m_status;
    QLabel *m_text;
};

} // namespace quire::ui
