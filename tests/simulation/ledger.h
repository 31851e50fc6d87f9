#pragma once

#include <map>
#include <string>
#include <vector>

#include "world.h"

namespace rodedraad::simulation {

/// Something that is not as the hub promises.
struct Violation {
  std::string promise;  ///< "lost", "twice", "order", ...
  std::string what;
};

/// What a sender sent under one key, and what it knows of it.
struct Sent {
  int number = 0;  ///< in the order in which the answers came that were positive
  std::string case_key;
  std::string body;
  bool accepted = false;  ///< somebody heard a positive answer
};

/// One request that reached a partner whole.
struct Arrival {
  std::string destination;
  std::string delivery;
  std::string case_key;
  std::string value;
  std::string body;
  model::Instant at{};  ///< true time
  bool effect = false;  ///< the partner did it, and says so
};

/// What senders and partners wrote down. The hub does not know that it exists.
struct Ledger {
  std::map<std::string, Sent> sent;  ///< by key
  std::vector<Arrival> arrivals;
  std::vector<Violation> violations;

  void violated(std::string promise, std::string what) {
    violations.push_back({std::move(promise), std::move(what)});
  }
};

}  // namespace rodedraad::simulation
