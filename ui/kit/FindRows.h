// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QIcon;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace quire::ui {

class Icons;

/// The two rows of a bar that looks for words and replaces them: the words, how they are meant, how many there are, and
/// what takes their place. Where is looked is the bar's affair.
class FindRows : public QWidget
{
    Q_OBJECT

public:
    explicit FindRows(const Icons &icons, QWidget *parent = nullptr);

    QLineEdit *text() const { return m_text; }
    QLineEdit *with() const { return m_with; }
    QToolButton *matchCase() const { return m_case; }
    QToolButton *wholeWord() const { return m_word; }
    QToolButton *regex() const { return m_regex; }
    QToolButton *previous() const { return m_previous; }
    QToolButton *next() const { return m_next; }
    QToolButton *closing() const { return m_close; }

    /// Of two states, behind those that are there.
    QToolButton *addOption(const QString &text, const QString &name);
    /// In front of the words; what takes their place stays below them.
    void addInFront(QToolButton *button);
    void setReplaceShown(bool shown);
    /// What may be done now; `found` is how many there are.
    void setState(qsizetype found, bool mayReplace, bool mayReplaceAll);
    void setCount(const QString &text);
    QLabel *count() const { return m_count; }

    /// "2 of 7", "7 found" where none of them is looked at (-1), "Nothing found".
    static QString countText(qsizetype current, qsizetype total);

Q_SIGNALS:
    /// The words are others, or meant otherwise.
    void asked();
    void stepped(bool forward);
    void closed();
    void replaceWanted();
    void replaceAllWanted();

private:
    QToolButton *add(const QIcon &icon, const QString &name);
    void buildFindRow(const Icons &icons);
    QWidget *buildReplaceRow();

    QBoxLayout *m_findRow;
    QBoxLayout *m_replaceLayout;
    QLineEdit *m_text;
    QToolButton *m_case = nullptr;
    QToolButton *m_word = nullptr;
    QToolButton *m_regex = nullptr;
    QLabel *m_count;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QToolButton *m_close = nullptr;
    QLineEdit *m_with;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QWidget *m_replaceRow;
};

} // namespace quire::ui
