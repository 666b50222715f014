// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/EditorFeature.h"

#include <QByteArray>
#include <QList>

namespace quire::ui {

struct TextSelection;

/// An opening bracket or quote brings its closing one; typing that goes over it, Backspace between the two takes both.
/// With something selected they go around it, in prose too.
class AutoClose : public EditorFeature
{
public:
    bool keyPressed(CodeEditor &editor, const QKeyEvent &event) override;

private:
    bool surround(CodeEditor &editor, char typed) const;
    bool typeOver(CodeEditor &editor, char typed);
    bool openPair(CodeEditor &editor, char typed);
    bool openTripleQuote(CodeEditor &editor, char typed);
    bool takePair(CodeEditor &editor) const;
    bool wantsPair(CodeEditor &editor, const TextSelection &cursor, char typed) const;
    void insertPair(CodeEditor &editor, const QByteArray &open, const QByteArray &close);
    void forgetElsewhere(CodeEditor &editor);

    int m_line = -1; ///< Where closing ones were brought last; only there they are gone over.
};

} // namespace quire::ui
