#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/message.h"
#include "subject.h"

namespace rodedraad::certify {

/// A person who is in no message by accident: what holds these was copied from the message.
inline constexpr std::string_view kCanaryBsn = "999994049";
inline constexpr std::string_view kCanaryName = "Kanariewoud";

/// Documents in every form that adapters read, about that person.
std::vector<std::string> generic_documents();

/// Those and the samples of the kind.
std::vector<std::string> documents(Subject& subject, std::string_view kind);

/// The document with, in turn, each of its values (JSON, XML) replaced by the name and by the BSN.
std::vector<std::string> with_canary(const std::string& document);

/// The document cut at up to \p most places.
std::vector<std::string> truncated(const std::string& document, std::size_t most);

/// A message of this kind with a media type that suits the body.
sdk::Message message(std::string_view kind, std::string body);

/// A name for a body in a sentence: what it looks like and its length.
std::string describe(std::string_view body);

}  // namespace rodedraad::certify
