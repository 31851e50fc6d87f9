#pragma once

#include "review.h"

/// Whether DUO lets this municipality ask about this person at all. Source: the section about
/// relevance in DUO's README: a call is allowed for a person who lives in the municipality, is
/// linked to it by COA, has its PIP, or had its PIP until less than a month ago.
namespace rodedraad::duo {

/// A note for every ground that the case has; an error when the case says that the person belongs
/// to another municipality; a note that it cannot be judged otherwise. A notification or a
/// registration says something only when it is no older than the PIP of another municipality: the
/// person came after that, and did not leave.
void check_relevance(const Situation& situation, Review& review);

}  // namespace rodedraad::duo
