// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/MergeView.h"

#include "notebook/TextMerge.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

/// What a worker thread makes of three texts.
struct Compared
{
    QString mine;
    QString base;
    QString theirs;
    QList<int> mineLines; ///< That are not in the base.
    QList<int> theirLines;
    QList<int> baseLines; ///< That one side does not have any more.
    notebook::MergedText merged;
};

/// Numbers of the lines of `after` that are new, and of those of `before` that went.
void findChanges(const QString &before, const QString &after, QList<int> *added, QList<int> *removed)
{
    int here = 0;
    int there = 0;
    for (const notebook::DiffLine &line : notebook::diffText(before, after)) {
        if (line.mark == u'+') {
            added->append(here++);
        } else if (line.mark == u'-') {
            removed->append(there++);
        } else {
            ++here;
            ++there;
        }
    }
}

Compared compared(const pairs::ConflictTexts &texts, const notebook::MergeNames &names)
{
    Compared result;
    result.mine = QString::fromUtf8(texts.mine);
    result.base = QString::fromUtf8(texts.base);
    result.theirs = QString::fromUtf8(texts.theirs);
    findChanges(result.base, result.mine, &result.mineLines, &result.baseLines);
    findChanges(result.base, result.theirs, &result.theirLines, &result.baseLines);
    result.merged = notebook::mergeText(result.base, result.mine, result.theirs, names);
    return result;
}

void colour(QPlainTextEdit *edit, const QList<int> &lines, const QColor &ground)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const int line : lines) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(edit->document()->findBlockByNumber(line));
        mark.format.setBackground(ground);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.append(mark);
    }
    edit->setExtraSelections(marks);
}

/// Thin enough that text on it is read in light and dark.
const QColor newGround(0x2e, 0xa0, 0x43, 64);
const QColor goneGround(0xd0, 0x40, 0x40, 64);

} // namespace

MergeView::MergeView(QWidget *parent) : QWidget(parent)
{
    auto *sides = new QHBoxLayout;
    m_mine = column(QStringLiteral("mineText"), tr("Of this computer"), sides);
    m_base = column(QStringLiteral("baseText"), tr("As both had it"), sides);
    m_theirs = column(QStringLiteral("theirText"), tr("Of the machine"), sides);
    auto *below = new QHBoxLayout;
    m_merged = column(QStringLiteral("mergedText"), tr("Together"), below);
    for (const Column &one : {m_mine, m_base, m_theirs}) {
        one.edit->setReadOnly(true);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(sides, 1);
    layout->addLayout(below, 1);
}

MergeView::Column MergeView::column(const QString &id, const QString &title, QLayout *row)
{
    Column made{new QPlainTextEdit(this), new QLabel(title, this)};
    made.edit->setObjectName(id);
    made.edit->setAccessibleName(title);
    made.edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    made.edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    made.edit->setTabChangesFocus(true);
    made.title->setBuddy(made.edit);
    auto *box = new QVBoxLayout;
    box->setSpacing(4);
    box->addWidget(made.title);
    box->addWidget(made.edit, 1);
    static_cast<QBoxLayout *>(row)->addLayout(box, 1);
    return made;
}

void MergeView::compare(const pairs::ConflictTexts &texts)
{
    const notebook::MergeNames names{tr("this computer"), tr("the machine")};
    const int shown = ++m_shown;
    QtConcurrent::run([texts, names] {
        return compared(texts, names);
    }).then(this, [this, shown](const Compared &result) {
        if (shown != m_shown) {
            return; // Another conflict is looked at by now.
        }
        m_mine.edit->setPlainText(result.mine);
        m_base.edit->setPlainText(result.base);
        m_theirs.edit->setPlainText(result.theirs);
        m_merged.edit->setPlainText(result.merged.text);
        colour(m_mine.edit, result.mineLines, newGround);
        colour(m_theirs.edit, result.theirLines, newGround);
        colour(m_base.edit, result.baseLines, goneGround);
        m_merged.title->setText(result.merged.conflicts == 0
                                    ? tr("Together")
                                    : tr("Together: %1 places have to be decided, between <<<<<<< and >>>>>>>")
                                          .arg(result.merged.conflicts));
    });
}

QByteArray MergeView::merged() const
{
    return m_merged.edit->toPlainText().toUtf8();
}

} // namespace quire::ui
