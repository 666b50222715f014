// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/FileChooser.h"

#include <QList>

namespace quire::testing {

/// A person who answers as told: nobody sits in front of a test's dialogs.
class GivenFiles : public ui::FileChooser
{
public:
    struct Record
    {
        QStringList answer;                   ///< What is chosen next.
        QList<ui::WebFileQuestion> questions; ///< What was asked for to read, in order.
        QStringList names;                    ///< What was proposed to write, in order.
        bool isThinking = false;              ///< No answer yet: `waiting` has it.
        Chosen waiting;
    };

    explicit GivenFiles(std::shared_ptr<Record> record) : m_record(std::move(record)) {}

    void chooseToRead(const ui::WebFileQuestion &question, Chosen chosen) override
    {
        m_record->questions.append(question);
        answer(std::move(chosen));
    }

    void chooseToWrite(const QString &name, Chosen chosen) override
    {
        m_record->names.append(name);
        answer(std::move(chosen));
    }

private:
    void answer(Chosen chosen)
    {
        if (m_record->isThinking) {
            m_record->waiting = std::move(chosen);
        } else {
            chosen(m_record->answer);
        }
    }

    std::shared_ptr<Record> m_record;
};

} // namespace quire::testing
