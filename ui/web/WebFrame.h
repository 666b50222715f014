// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace quire::ui {

/// Holds a live page's widget inside an OutputView. Keys the page has no use for end here: typed into a plot, "d d"
/// must not delete its cell.
class WebFrame : public QWidget
{
    Q_OBJECT

public:
    explicit WebFrame(QWidget *parent = nullptr);

    /// Not owned.
    void setContent(QWidget *content);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    QWidget *m_content = nullptr;
};

} // namespace quire::ui
