// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace quire::ui {

/// A slider over numbers with a step, and the number beside it.
class FormSlider : public QWidget
{
    Q_OBJECT

public:
    FormSlider(double minimum, double maximum, double step, QWidget *parent = nullptr);

    /// Outside the ends, or no number: the nearest end.
    void setValue(const QString &value);

Q_SIGNALS:
    /// When it comes to rest: "0.25", without digits that the step does not have.
    void chosen(const QString &value);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString text(int position) const;

    double m_minimum;
    double m_step;
    int m_decimals = 0;
    QSlider *m_slider;
    QLabel *m_number;
};

} // namespace quire::ui
