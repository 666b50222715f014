// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/CellRun.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace quire::ui {

class Theme;

/// The line in which input() is answered. Enter sends, except the Enter that ends an input method's composition, which
/// never reaches it.
class InputRow : public QWidget
{
    Q_OBJECT

public:
    explicit InputRow(const Theme *theme, QWidget *parent = nullptr);

    void setRequest(const InputRequest &request);
    /// Puts the cursor in the line.
    void takeFocus();

Q_SIGNALS:
    void answered(const QString &text);
    /// Escape: back to the cell, the question stays.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyTheme();
    void answer();

    const Theme *m_theme;
    QLabel *m_prompt;
    QLineEdit *m_line;
    std::optional<InputRequest> m_request;
};

} // namespace quire::ui
