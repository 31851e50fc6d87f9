#pragma once

#include <string>
#include <vector>

#include "reading.h"

/// Checks that need the whole configuration: they follow what one file makes possible in another.
namespace rodedraad::config {

/// Something a rule sends, with the connection that takes it along.
struct Outlet {
  std::string municipality;  ///< its code
  const Connection* connection = nullptr;
  const KindInfo* kind = nullptr;
  auto operator<=>(const Outlet&) const = default;
};

/// Where a send can go, per municipality: through the first connection by id of who has the task
/// now or later, or the connection that it names.
std::vector<Outlet> outlets(const Reading& reading, const Send& send);

/// "nieuwe-inburgeraar/begeleiding-vragen".
std::string name_of(const Workflow& workflow, const Rule& rule);

/// "`pvt/melden` (workflows/pvt.xml line 3)".
std::string shown(const Workflow& workflow, const Rule& rule);

/// The day of today in the Netherlands, YYYY-MM-DD.
std::string today();

/// Rules that nothing can wake or whose condition cannot hold.
void check_rules_can_fire(Reading& reading);
/// Messages that two rules send at the same moment.
void check_sends_once(Reading& reading);
/// What rules look at, and disclose, across laws.
void check_laws(Reading& reading);
/// Purposes, and fields of them, that nothing uses.
void check_purposes_are_used(Reading& reading);
/// Days from today on on which nobody has a task that is needed.
void check_tasks_have_owners(Reading& reading);
/// Rules that go on waking each other.
void check_loops(Reading& reading);

/// All of these, as far as what they look at could be read.
void check_whole(Reading& reading, bool workflows_known);

}  // namespace rodedraad::config
