"""Plans from clinics: making one with its kit, and what a person sees of one that came."""
