#include "deadline.h"

namespace rodedraad::http {

void Deadline::arm(Clock::time_point at) {
  armed_ = at;
  timer_.expires_at(at);
  timer_.async_wait([weak = self_](boost::system::error_code error) {
    if (error) return;
    if (const auto self = weak.lock()) self->fired();
  });
}

void Deadline::fired() {
  armed_.reset();
  if (!at_) return;
  if (Clock::now() < *at_) {
    arm(*at_);
    return;
  }
  at_.reset();
  expired_();
}

}  // namespace rodedraad::http
