#pragma once

#include <optional>
#include <string>
#include <vector>

#include "options.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::generic {

/// A message as a tree. Without a tree the findings say why.
struct Incoming {
  std::optional<message::Tree> tree;
  pugi::xml_node context;  ///< where the XPath of the settings and the mapping start
  Format format = Format::json;
  std::vector<sdk::Finding> findings;
};

/// Whether the message has a media type that is read here.
bool is_readable(const Options& options, const sdk::Message& message);

Incoming read(const Options& options, const sdk::Message& message);

/// Whether the message is split into its parts.
bool is_batch(const Options& options, const Incoming& incoming);

/// The kind of a message; empty when the mapping has nothing for it.
std::string kind_of(const Options& options, pugi::xml_node context);

/// The sender's id of the message; empty when it has none.
std::string id_of(const Options& options, pugi::xml_node context);

/// "code:0505" or "oin:..."; empty when the message does not say it in a way that is understood.
std::string municipality_of(const Options& options, pugi::xml_node context);

}  // namespace rodedraad::generic
