#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/adapter.h"

/// Events of the NL GOV profile for CloudEvents 1.1.
namespace rodedraad::generic {

/// An event as one tree, however it was sent: its attributes and its data are members of the
/// document element. Without a tree the findings say why.
struct Event {
  std::optional<message::Tree> tree;
  std::vector<sdk::Finding> findings;
};

/// Whether the message can be an event: structured (application/cloudevents+json, or
/// application/json), or binary (attributes in headers). A batch of events is none.
bool may_be_event(const sdk::Message& message);

/// Reads and checks an event. \p namespaces are for data in XML.
Event read_event(const sdk::Message& message, const std::vector<message::Namespace>& namespaces);

/// What tells an event from all others: source and id.
std::string event_key(pugi::xml_node event);

}  // namespace rodedraad::generic
