#pragma once

#include "places.h"
#include "rodedraad/sdk/transport.h"

namespace rodedraad::files {

/// Begins the name of a file that is still being written. It lies in .in-behandeling, so a partner
/// sees the file only when it is whole.
inline constexpr const char* kUnfinished = ".uit-";

/// Puts the body of \p message into the folder under its target, whole and durable or not at all,
/// and answers 200. Never over another file: when the name is taken by other content the file gets
/// "_2", "_3" and so on; by the same content, it is a repeat and there is nothing left to do.
sdk::Sent write_file(const Options& options, const sdk::Message& message);

}  // namespace rodedraad::files
