#pragma once

#include <string>

#include "context.h"

namespace rodedraad::admin {

/// The name of the configuration folder as it is now.
inline constexpr const char* kFolder = "map";

/// Has the hub work under a revision: kFolder, or one that held before. Answers with what came of
/// it.
void activate(Context& context, const std::string& revision, const std::string& origin,
              const std::string& actor, const Answered& answered);

/// Keeps the files of the configuration that holds now, unless they are kept. [any thread]
void keep_revision(Context& context, const std::string& origin, const std::string& actor);

}  // namespace rodedraad::admin
