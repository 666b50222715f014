// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderSource.h"

namespace quire::models {

FileEntry::Kind FileEntry::kindOf(const RemotePath &path)
{
    return path.suffix() == u"ipynb" ? Kind::Notebook : Kind::File;
}

} // namespace quire::models
