// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QWidget>

namespace quire::testing {

/// Whether a person acts on this widget itself, rather than on one it is a part of.
inline bool isControl(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    const bool isPart = parent && (parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox") ||
                                   parent->inherits("QTabBar") || parent->inherits("QAbstractScrollArea") ||
                                   parent->inherits("QLineEdit"));
    const bool isKnown = widget.inherits("QAbstractButton") || widget.inherits("QLineEdit") ||
                         widget.inherits("QComboBox") || widget.inherits("QAbstractSpinBox") ||
                         widget.inherits("QAbstractItemView") || widget.inherits("QTabBar");
    return isKnown && !isPart && widget.objectName() != u"qt_toolbar_ext_button";
}

/// What a person without eyes or without a mouse cannot use in `root`: one line for each visible control that has no
/// name for a screen reader or that Tab does not reach. A tab's own button is left out, since closing has a key.
inline QStringList accessibilityGaps(QWidget *root)
{
    QStringList gaps;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!isControl(*widget) || !widget->isVisibleTo(root)) {
            continue;
        }
        const QString who = QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty()) {
            gaps.append(who + QStringLiteral(" has no name"));
        }
        if (!(widget->focusPolicy() & Qt::TabFocus)) {
            gaps.append(who + QStringLiteral(" is not reached by Tab"));
        }
    }
    return gaps;
}

} // namespace quire::testing
