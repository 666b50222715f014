// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/InputRow.h"

#include "ui/kit/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace quire::ui {

InputRow::InputRow(const Theme *theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_prompt(new QLabel(this)), m_line(new QLineEdit(this))
{
    setObjectName(QStringLiteral("inputRow"));
    m_line->setObjectName(QStringLiteral("inputLine"));
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setBuddy(m_line);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid);
    layout->addWidget(m_prompt);
    layout->addWidget(m_line, 1);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::returnPressed, this, &InputRow::answer);
    connect(theme, &Theme::changed, this, &InputRow::applyTheme);
    applyTheme();
}

void InputRow::applyTheme()
{
    m_prompt->setFont(m_theme->codeFont());
    m_line->setFont(m_theme->codeFont());
    m_prompt->setPalette(m_theme->palette());
    m_line->setPalette(m_theme->palette());
    // The desktop's frame is dark on dark here; this is the box of a code cell.
    const auto name = [this](Theme::Role role) { return m_theme->color(role).name(); };
    m_line->setStyleSheet(QStringLiteral("QLineEdit { background: %1; border: 1px solid %2; border-radius: 4px;"
                                         " padding: 2px 6px; } QLineEdit:focus { border-color: %3; }")
                              .arg(name(Theme::Role::Surface), name(Theme::Role::Border), name(Theme::Role::Accent)));
}

void InputRow::setRequest(const InputRequest &request)
{
    if (m_request == request) {
        return;
    }
    m_request = request;
    m_prompt->setText(request.prompt);
    m_prompt->setVisible(!request.prompt.isEmpty());
    m_line->setEchoMode(request.password ? QLineEdit::Password : QLineEdit::Normal);
    m_line->setPlaceholderText(request.password ? tr("Hidden answer, Enter sends it") : tr("Answer, Enter sends it"));
    m_line->setAccessibleName(request.prompt.isEmpty() ? tr("The program asks for input") : request.prompt);
    m_line->clear();
}

void InputRow::takeFocus()
{
    m_line->setFocus(Qt::OtherFocusReason);
}

void InputRow::answer()
{
    const QString text = m_line->text();
    m_line->clear();
    m_request.reset();
    Q_EMIT answered(text);
}

bool InputRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace quire::ui
