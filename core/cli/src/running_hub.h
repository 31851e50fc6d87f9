#pragma once

#include <string>
#include <tl/expected.hpp>

#include "commands.h"
#include "rodedraad/admin/announcement.h"

namespace rodedraad::cli {

/// The hub that works on a data folder of which somebody holds the lock. \returns why it cannot be
/// asked.
tl::expected<admin::Announcement, std::string> running_hub(const Place& place);

}  // namespace rodedraad::cli
