#pragma once

#include "rodedraad/message/mapping.h"
#include "rodedraad/sdk/adapter.h"

/// The log of all events of a person (Gebeurtenis 1.0.0), against the notifications that came in.
namespace rodedraad::duo {

/// Whether this key of gebeurtenis.id is that of a notification: the log has days, a notification
/// has a moment.
bool is_notified(const sdk::FieldValue& event);

/// The Dutch day of an event in the case; empty when its key does not say.
std::string day_of(const sdk::FieldValue& event);

/// The events in the log that the case does not have: a fact, the questions that belong to it, and
/// a note that its notification was missed. An event is the same when number and Dutch day are.
/// Each question comes once, however many events ask it.
sdk::Decoded missed_events(pugi::xml_node log, const message::Mapping& mapping,
                           const sdk::Known& known);

}  // namespace rodedraad::duo
