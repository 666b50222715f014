// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Form.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QToolButton;

namespace quire::ui {

struct CellServices;

/// The form that a code cell's "#@param" comments describe. It knows no cell: what is chosen is told, and shown again
/// when the form comes back with it.
class CellForm : public QWidget
{
    Q_OBJECT

public:
    /// `services` outlive the form.
    explicit CellForm(CellServices *services, QWidget *parent = nullptr);

    /// Shows `form`; where only values differ, what is being typed stays as it is.
    void setForm(const notebook::Form &form, bool codeShown);
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// `index` of the form's fields is to have this value, as a person writes it.
    void valueChosen(int index, const QString &value);
    void codeShownToggled(bool shown);
    /// Escape, and the keys that run the cell: it is to be the current one.
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void showValues();
    QWidget *makeControl(int index);
    QWidget *makeLine(int index);
    QWidget *makeSlider(int index);
    QWidget *makeCheck(int index);
    QWidget *makeDate(int index);
    QWidget *makeChoice(int index);
    QWidget *makeWords(int index);

    CellServices *m_services;
    notebook::Form m_form;
    QLabel *m_title;
    QToolButton *m_code;
    QFormLayout *m_fields;
    QList<QWidget *> m_controls; ///< One per field.
    bool m_showsCode = true;
    bool m_isShowing = false;
};

} // namespace quire::ui
