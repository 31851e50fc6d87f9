#pragma once

#include <string>

#include "history_rules.h"

namespace rodedraad::wmo {

/// What an administrator chose.
struct Options {
  bool answers = false;  ///< setting retour=versturen: the hub makes the return messages
  Order order = Order::loose;
  std::string application;  ///< what this hub is called in StUF
};

}  // namespace rodedraad::wmo
