// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/DropTarget.h"
#include "ui/kit/FileDrag.h"

#include <QDropEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::DropTarget;
using ui::FileDrag;

/// Files dropped on a button.
class tst_DropTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesMoveUnlessCtrlIsHeldAndTheDesktopsAreCopied()
    {
        QPushButton button;
        DropTarget target(&button);
        QSignalSpy dropped(&target, &DropTarget::dropped);
        const auto ours = FileDrag{u"machine"_s, {RemotePath(u"a"_s)}}.toMime({}, {});
        QVERIFY(drop(button, *ours, {}));
        QCOMPARE(dropped.takeFirst().last().toBool(), false);
        QVERIFY(drop(button, *ours, Qt::ControlModifier));
        QCOMPARE(dropped.takeFirst().last().toBool(), true);
        QMimeData desktop;
        desktop.setUrls({QUrl::fromLocalFile(u"/tmp/a"_s)});
        QVERIFY(drop(button, desktop, {}));
        QCOMPARE(dropped.takeFirst().last().toBool(), true);
        QMimeData text;
        text.setText(u"words"_s);
        QVERIFY(!drop(button, text, {}));
        QVERIFY(dropped.isEmpty());
    }

private:
    static bool drop(QWidget &onto, const QMimeData &mime, Qt::KeyboardModifiers keys)
    {
        const auto actions = Qt::CopyAction | Qt::MoveAction;
        QDragEnterEvent enter(QPoint(2, 2), actions, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(&onto, &enter);
        QDropEvent event(QPoint(2, 2), actions, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(&onto, &event);
        return enter.isAccepted() && event.isAccepted();
    }
};

QTEST_MAIN(tst_DropTarget)
#include "tst_DropTarget.moc"
