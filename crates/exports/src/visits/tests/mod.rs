mod cutting;
mod reading;
mod refusing;
