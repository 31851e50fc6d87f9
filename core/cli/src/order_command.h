#pragma once

#include "commands.h"
#include "rodedraad/hub/case_order.h"

namespace rodedraad::cli {

/// `erase` and `hold`: an order of a person for a whole case, on a running hub or on its folder.
int order_case(const Place& place, hub::CaseOrder order);

/// `key rotate`: wraps all keys by a next master key, and shows how far it is.
int rotate_keys(const Place& place, const std::string& by);

/// `key status`: by which master key the keys are wrapped, and how many are still to do.
int key_status(const Place& place);

}  // namespace rodedraad::cli
