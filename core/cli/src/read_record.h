#pragma once

#include <string>

#include "commands.h"
#include "installation.h"

namespace rodedraad::cli {

/// That somebody is about to see what is kept of a person.
struct ReadRecord {
  std::string action;  ///< "case.read"
  std::string object;  ///< the case or message; empty: more than one
  std::string municipality;
};

/// Puts it into the audit log, by way of the hub when one runs on this folder. Throws Stop when
/// that cannot be done: then nothing may be shown.
void record_read(Installation& installation, const Place& place, const ReadRecord& record);

/// What an option says, "--since" or another; an empty text is the beginning. Throws Stop.
model::Instant moment(const std::string& text, const std::string& option = "--since");

}  // namespace rodedraad::cli
